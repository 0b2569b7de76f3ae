//! Links, packed to the same bytes and opened to the same texts.

use aksnet_link::{LinkError, pack, unpack};
use wasm_bindgen_test::wasm_bindgen_test;

/// A link that was made natively, and the text in it.
const PACKED: [(&str, &str); 2] = [
    (
        include_str!("../../links/1/contoso-prod.link"),
        include_str!("../../links/1/contoso-prod.json"),
    ),
    (
        include_str!("../../links/1/half-typed.link"),
        include_str!("../../links/1/half-typed.json"),
    ),
];

#[wasm_bindgen_test(unsupported = test)]
fn a_plan_packs_to_the_bytes_it_has_natively() {
    for (link, plan) in PACKED {
        assert_eq!(pack(plan.trim_end()).as_deref(), Ok(link.trim_end()));
        assert_eq!(unpack(link).as_deref(), Ok(plan.trim_end()));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_damaged_link_is_refused() {
    let (link, _) = PACKED[0];
    let cut = link.trim_end().len() - 8;
    assert_eq!(unpack(&link[..cut]), Err(LinkError::CutShort));
}
