//! A drawing as data: laid out in whole numbers, then shown as SVG.
//!
//! Across, everything is in thousandths of a percent of the width, so that text keeps its size
//! on any screen; down, in CSS pixels.

use web_sys::Element;
use yew::prelude::*;

use crate::results::scale::in_percent;

/// The whole width.
pub(super) const WHOLE: u64 = 100_000;

/// Marks narrower than this share are shown two pixels wide.
const LEAST: u64 = 300;

/// Widths of a drawing that text must fit into: on a phone, on any wider page, on a page with room.
/// The style sheet hides text by the same three. Unit: CSS pixels.
pub(super) const FIGURE: [u64; 3] = [288, 512, 752];
/// The same for a ruler, which has the names of its lanes beside it.
pub(super) const RULER: [u64; 3] = [192, 388, 628];

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Drawing {
    /// Its height. Unit: CSS pixels.
    pub(super) height: u64,
    /// What it shows, in a sentence.
    pub(super) title: String,
    /// Its marks, in the order in which they are painted.
    pub(super) marks: Vec<Mark>,
    /// Its words.
    pub(super) words: Vec<Words>,
    /// Shapes that join a part of one row to the row below, which magnifies it.
    pub(super) lenses: Vec<Lens>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    /// Left edge.
    pub(super) x: u64,
    /// Width.
    pub(super) width: u64,
    /// Top.
    pub(super) y: u64,
    /// Height.
    pub(super) height: u64,
    /// What it stands for, as a class.
    pub(super) class: &'static str,
    /// The field it belongs to, as a JSON Pointer; empty where there is none.
    pub(super) path: String,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    /// Where it begins, ends or has its middle, by its anchor.
    pub(super) x: u64,
    /// Base line.
    pub(super) y: u64,
    /// The text.
    pub(super) text: String,
    /// How it stands to `x`: `""`, `"mid"` or `"end"`.
    pub(super) anchor: &'static str,
    /// How it looks, and on which width of page it shows.
    pub(super) class: &'static str,
    /// On which width of page it is shown.
    pub(super) room: Room,
}

/// On which width of page there is room for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Room {
    /// On none.
    Nowhere,
    /// On a phone alone, where on a wide one something else says the same.
    Thin,
    /// On one with more room than most.
    Roomy,
    /// On any but a phone.
    Wide,
    /// On any.
    Everywhere,
}

/// A part of a row, and the row below that magnifies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lens {
    /// Bottom of the row.
    pub(super) y: u64,
    /// Height, down to the next row.
    pub(super) height: u64,
    /// The part.
    pub(super) part: (u64, u64),
}

/// Where there is room for so many letters in so much of a figure's width.
pub(super) fn room(width: u64, letters: usize) -> Room {
    let [thin, wide, roomy] = widths_of(letters, FIGURE).map(|needed| needed <= width);
    match (thin, wide, roomy) {
        (true, ..) => Room::Everywhere,
        (_, true, _) => Room::Wide,
        (.., true) => Room::Roomy,
        _ => Room::Nowhere,
    }
}

/// The width of so many letters on each width of page.
pub(super) fn widths_of(letters: usize, of: [u64; 3]) -> [u64; 3] {
    let letters = u64::try_from(letters).unwrap_or(u64::MAX);
    // A letter of the small text is a little over six pixels wide.
    let pixels = letters.saturating_mul(62).div_euclid(10).saturating_add(6);
    of.map(|whole| {
        pixels
            .saturating_mul(WHOLE)
            .checked_div(whole)
            .unwrap_or(u64::MAX)
    })
}

impl Drawing {
    /// Adds a bar.
    pub(super) fn mark(
        &mut self,
        class: &'static str,
        (x, width): (u64, u64),
        (y, height): (u64, u64),
        path: &str,
    ) {
        self.marks.push(Mark {
            x,
            width: width.min(WHOLE.saturating_sub(x)),
            y,
            height,
            class,
            path: path.to_owned(),
        });
    }

    /// Adds a line of text, where there is room for it.
    pub(super) fn words(&mut self, words: Words) {
        if words.room != Room::Nowhere {
            self.words.push(words);
        }
    }
}

/// What a drawing needs to be shown.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The drawing.
    pub(super) drawing: Drawing,
    /// Id of its title.
    pub(super) id: AttrValue,
    /// The field whose bars are picked out.
    pub(super) picked: Option<AttrValue>,
    /// Called with the field of a bar that is pressed.
    pub(super) pick: Callback<String>,
}

/// A drawing as SVG, with its title for those who cannot see it.
#[component]
pub(super) fn Figure(props: &Props) -> Html {
    let Props {
        drawing,
        id,
        picked,
        pick,
    } = props;
    let onclick = {
        let pick = pick.clone();
        Callback::from(move |event: MouseEvent| {
            let pressed: Option<Element> = event.target_dyn_into();
            let path = pressed.and_then(|pressed| pressed.get_attribute("data-path"));
            if let Some(path) = path {
                pick.emit(path);
            }
        })
    };
    html! {
        <svg class="map" width="100%" height={drawing.height.to_string()} role="img" aria-labelledby={id.clone()} {onclick}>
            <title id={id.clone()}>{ &drawing.title }</title>
            { for drawing.lenses.iter().map(lens) }
            { for drawing.marks.iter().map(|mark| bar(mark, picked.as_deref())) }
            { for drawing.words.iter().map(text) }
        </svg>
    }
}

fn lens(lens: &Lens) -> Html {
    let (from, to) = lens.part;
    let (height, flare) = (lens.height, lens.height.saturating_sub(20));
    html! {
        <svg y={lens.y.to_string()} width="100%" height={height.to_string()} viewBox={format!("0 0 {WHOLE} {height}")} preserveAspectRatio="none">
            <path class="lens" d={format!("M{from} 0V{flare}L0 {height}H{WHOLE}L{to} {flare}V0Z")} />
        </svg>
    }
}

fn bar(mark: &Mark, picked: Option<&str>) -> Html {
    let width = if mark.width < LEAST {
        "2".to_owned()
    } else {
        in_percent(mark.width)
    };
    let path = (!mark.path.is_empty()).then(|| mark.path.clone());
    let on = path.as_deref().is_some_and(|path| Some(path) == picked);
    html! {
        <rect class={classes!(mark.class, on.then_some("picked"))} x={in_percent(mark.x)} y={mark.y.to_string()} {width} height={mark.height.to_string()} data-path={path} />
    }
}

fn text(words: &Words) -> Html {
    let page = match words.room {
        Room::Thin => Some("thin"),
        Room::Wide => Some("wide"),
        Room::Roomy => Some("wide roomy"),
        Room::Nowhere | Room::Everywhere => None,
    };
    html! {
        <text x={in_percent(words.x)} y={words.y.to_string()} class={classes!(words.class, words.anchor, page)}>{ &words.text }</text>
    }
}

#[cfg(test)]
mod tests {
    use super::{Room, WHOLE, room};

    #[test]
    fn text_is_shown_where_it_fits() {
        assert_eq!(room(WHOLE, 10), Room::Everywhere);
        assert_eq!(room(20_000, 10), Room::Wide);
        assert_eq!(room(12_500, 10), Room::Roomy);
        assert_eq!(room(3_000, 10), Room::Nowhere);
        assert_eq!(room(WHOLE, usize::MAX), Room::Nowhere);
    }
}
