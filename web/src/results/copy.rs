//! Copying a section.

use gloo_timers::callback::Timeout;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::clipboard;

/// How long the button says that it worked. Unit: milliseconds.
const SAID: u32 = 2_000;

/// What the button needs to know.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What is copied, for those who cannot see where the button stands.
    pub(super) what: AttrValue,
    /// Writes the text; asked only when somebody copies.
    pub(super) write: Callback<(), String>,
}

/// Where a copy stands.
#[derive(Clone, PartialEq)]
enum Copying {
    Idle,
    Copied,
    /// The clipboard is out of reach: the text is shown, to be copied by hand.
    ByHand(String),
}

/// Copies a section as Markdown; says "Copied" for two seconds in the same width.
#[component]
pub(super) fn Copy(props: &Props) -> Html {
    let copying = use_state(|| Copying::Idle);
    let field = use_node_ref();
    let timer = use_mut_ref(|| None::<Timeout>);
    let onclick = {
        let (copying, write, timer) = (copying.clone(), props.write.clone(), timer);
        Callback::from(move |_: MouseEvent| {
            let text = write.emit(());
            let (copying, timer, shown) = (copying.clone(), timer.clone(), text.clone());
            let done = Callback::from(move |copied: bool| {
                if !copied {
                    return copying.set(Copying::ByHand(shown.clone()));
                }
                copying.set(Copying::Copied);
                let idle = copying.clone();
                let back = Timeout::new(SAID, move || idle.set(Copying::Idle));
                *timer.borrow_mut() = Some(back);
            });
            clipboard::copy(&text, done);
        })
    };
    use_effect_with((*copying).clone(), {
        let field = field.clone();
        move |copying| {
            let area = field.cast::<HtmlTextAreaElement>();
            if let (Copying::ByHand(_), Some(area)) = (copying, area) {
                area.select();
                drop(area.focus());
            }
        }
    });
    let copied = *copying == Copying::Copied;
    html! {
        <>
            <button class={classes!("txt", "end", "copy", copied.then_some("copied"))} {onclick}>
                <span class="idle" aria-hidden={copied.then_some("true")}>{ "Copy" }<span class="wide">{ " as Markdown" }</span><span class="vh">{ ": " }{ &props.what }</span></span>
                <span class="done" aria-hidden={(!copied).then_some("true")}>{ "Copied" }</span>
            </button>
            if let Copying::ByHand(text) = &*copying {
                <textarea ref={field} class="by-hand" readonly=true rows="6" aria-label={format!("{} as Markdown, to copy by hand", props.what)} value={text.clone()} />
            }
        </>
    }
}
