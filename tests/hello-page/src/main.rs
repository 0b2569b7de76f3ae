//! The least a page in Yew can be: a text field and what was typed into it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

#[component]
fn Hello() -> Html {
    let name = use_state(|| "world".to_owned());
    let oninput = {
        let name = name.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            name.set(input.value());
        })
    };
    html! {
        <main>
            <h1>{ "Hello, " }{ &*name }</h1>
            <label>{ "Name " }<input id="name" value={(*name).clone()} {oninput} /></label>
        </main>
    }
}

fn main() {
    yew::Renderer::<Hello>::new().render();
}
