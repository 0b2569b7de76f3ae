//! A drawing as data: laid out in whole numbers, then shown as SVG.
//!
//! Across, everything is in thousandths of a percent of the width, so that text keeps its size
//! on any screen; down, in CSS pixels.

use yew::{AttrValue, Html};

use crate::deed::Deed;
use crate::markup::{Tag, tag};
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

/// For marks that belong to no field.
pub(super) const NO_FIELD: AttrValue = AttrValue::Static("");

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
    pub(super) path: AttrValue,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    /// Where it begins, ends or has its middle, by its anchor.
    pub(super) x: u64,
    /// Base line.
    pub(super) y: u64,
    /// The text.
    pub(super) text: AttrValue,
    /// How it stands to `x`: `""`, `"mid"` or `"end"`.
    pub(super) anchor: &'static str,
    /// How it looks, and on which width of page it shows.
    pub(super) class: &'static str,
    /// On which widths of page it is shown.
    pub(super) pages: Pages,
}

/// A choice of widths of page: a phone, any wider page, a page with room.
pub(super) type Pages = [bool; 3];

/// All of them.
pub(super) const EVERYWHERE: Pages = [true; 3];
/// All but a phone.
pub(super) const WIDE: Pages = [false, true, true];
/// A phone alone.
pub(super) const THIN: Pages = [true, false, false];

/// Where a line of text stands, and how it looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// Left edge.
    pub(super) x: u64,
    /// Base line.
    pub(super) y: u64,
    /// How it looks.
    pub(super) class: &'static str,
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

/// On which widths of page so many letters fit into so much of a figure's width.
pub(super) fn pages(width: u64, letters: usize) -> Pages {
    widths_of(letters, FIGURE).map(|needed| needed <= width)
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
        path: &AttrValue,
    ) {
        self.marks.push(Mark {
            x,
            width: width.min(WHOLE.saturating_sub(x)),
            y,
            height,
            class,
            path: path.clone(),
        });
    }

    /// Adds a line of text, if it is shown anywhere.
    pub(super) fn words(&mut self, words: Words) {
        if words.pages.contains(&true) {
            self.words.push(words);
        }
    }

    /// Adds the first of some texts that fits into a width, on each width of page its own.
    pub(super) fn fitted(&mut self, spot: Spot, width: u64, texts: &[AttrValue]) {
        for (text, pages) in first_fitting(texts, width, FIGURE) {
            self.words(Words {
                x: spot.x,
                y: spot.y,
                text,
                anchor: "",
                class: spot.class,
                pages,
            });
        }
    }
}

/// Some texts, each with the widths of page on which it is the first that fits into a width.
pub(super) fn first_fitting(
    texts: &[AttrValue],
    width: u64,
    of: [u64; 3],
) -> Vec<(AttrValue, Pages)> {
    let mut taken: Pages = [false; 3];
    let fitting = texts.iter().map(|text| {
        let mut pages = widths_of(text.chars().count(), of).map(|needed| needed <= width);
        for (page, taken) in pages.iter_mut().zip(&mut taken) {
            *page &= !*taken;
            *taken |= *page;
        }
        (text.clone(), pages)
    });
    fitting.collect()
}

/// The classes that show something on some widths of page.
const fn shown_on(pages: Pages) -> &'static str {
    match pages {
        [true, true, true] => "",
        [false, true, true] => "wide",
        [false, false, true] => "wide roomy",
        [false, true, false] => "wide tight",
        [true, true, false] => "tight",
        // Nothing is narrower on the widest page than on the one before.
        [true, false, _] => "thin",
        [false, false, false] => "vh",
    }
}

/// A drawing to be shown.
#[derive(PartialEq)]
pub(super) struct Figure {
    /// The drawing.
    pub(super) drawing: Drawing,
    /// Id of its title.
    pub(super) id: String,
    /// The field whose bars are picked out.
    pub(super) picked: Option<String>,
}

impl Figure {
    /// The drawing as SVG, with its title for those who cannot see it.
    pub(super) fn show(&self) -> Html {
        let drawing = &self.drawing;
        let picked = self.picked.as_deref();
        tag("svg")
            .class("map")
            .set("width", "100%")
            .number("height", drawing.height)
            .set("role", "img")
            .set("aria-labelledby", &self.id)
            .set("data-do", Deed::Pick.as_str())
            .with(tag("title").set("id", &self.id).text(&drawing.title))
            .all(drawing.lenses.iter().map(lens))
            .all(drawing.marks.iter().map(|mark| bar(mark, picked)))
            .all(drawing.words.iter().map(text))
            .into()
    }
}

fn lens(lens: &Lens) -> Tag {
    let (from, to) = lens.part;
    let (height, flare) = (lens.height, lens.height.saturating_sub(20));
    let path = format!("M{from} 0V{flare}L0 {height}H{WHOLE}L{to} {flare}V0Z");
    tag("svg")
        .number("y", lens.y)
        .set("width", "100%")
        .number("height", height)
        .set("viewBox", &format!("0 0 {WHOLE} {height}"))
        .set("preserveAspectRatio", "none")
        .with(tag("path").class("lens").set("d", &path))
}

fn bar(mark: &Mark, picked: Option<&str>) -> Tag {
    let width = if mark.width < LEAST {
        "2".to_owned()
    } else {
        in_percent(mark.width)
    };
    let path = Some(mark.path.as_str()).filter(|path| !path.is_empty());
    let on = path.is_some() && path == picked;
    tag("rect")
        .classes(&[mark.class, if on { "picked" } else { "" }])
        .set("x", &in_percent(mark.x))
        .number("y", mark.y)
        .set("width", &width)
        .number("height", mark.height)
        .maybe("data-at", path)
}

fn text(words: &Words) -> Tag {
    tag("text")
        .classes(&[words.class, words.anchor, shown_on(words.pages)])
        .set("x", &in_percent(words.x))
        .number("y", words.y)
        .text(&words.text)
}

#[cfg(test)]
mod tests {
    use super::{Drawing, Spot, WHOLE, pages};

    #[test]
    fn text_is_shown_where_it_fits() {
        assert_eq!(pages(WHOLE, 10), [true; 3]);
        assert_eq!(pages(20_000, 10), [false, true, true]);
        assert_eq!(pages(12_500, 10), [false, false, true]);
        assert_eq!(pages(3_000, 10), [false; 3]);
        assert_eq!(pages(WHOLE, usize::MAX), [false; 3]);
    }

    #[test]
    fn a_shorter_text_stands_in_where_the_longer_one_does_not_fit() {
        let mut drawing = Drawing::default();
        let spot = Spot {
            x: 0,
            y: 0,
            class: "",
        };
        drawing.fitted(spot, 13_000, &["snet-nodes".into(), "nodes".into()]);
        let shown: Vec<(&str, [bool; 3])> = drawing
            .words
            .iter()
            .map(|words| (words.text.as_str(), words.pages))
            .collect();
        assert_eq!(
            shown,
            [
                ("snet-nodes", [false, false, true]),
                ("nodes", [true, true, false])
            ]
        );
    }
}
