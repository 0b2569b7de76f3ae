//! The page: text typed in, what it means written beside it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a text typed as a node count stands for.
///
/// Unit: nodes. Range: 0 to 2^64 - 1.
fn describe_node_count(text: &str) -> String {
    match text.trim().parse::<u64>() {
        Ok(1) => "1 node".to_owned(),
        Ok(nodes) => format!("{nodes} nodes"),
        Err(_) => "not a whole number of nodes".to_owned(),
    }
}

#[component]
fn App() -> Html {
    let typed = use_state(|| AttrValue::from("3"));
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            typed.set(input.value().into());
        })
    };
    html! {
        <main>
            <h1>{ "AKS Network Planner" }</h1>
            <label for="node-count">{ "Node count" }</label>
            <input id="node-count" inputmode="numeric" value={(*typed).clone()} {oninput} />
            <output for="node-count">{ describe_node_count(&typed) }</output>
        </main>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}

#[cfg(test)]
mod tests {
    use super::describe_node_count;

    #[test]
    fn a_node_count_reads_as_typed_with_its_unit() {
        assert_eq!(describe_node_count(" 1 "), "1 node");
        assert_eq!(describe_node_count("250"), "250 nodes");
    }

    #[test]
    fn other_text_is_told_apart() {
        for text in ["", "-1", "1.5", "three"] {
            assert_eq!(describe_node_count(text), "not a whole number of nodes");
        }
    }
}
