//! Questions: what fits, how large, in which model, where.

use aksnet_core::model::{NetworkModel, Value, nearest};
use aksnet_core::report::{Capacities, Comparisons, Room, Sizes};
use aksnet_core::sizing::{self, COMMON_MAX_PODS};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::options::Options;
use crate::{output, plan};

/// Max pods that `frontier` answers for at most.
const MOST_MAX_PODS: usize = 1_000;

/// How many nodes and pods fit, as `aksnet capacity` gives it.
///
/// # Errors
///
/// Throws where the plan has another shape than a plan file has.
#[wasm_bindgen(skip_typescript)]
pub fn capacity(plan: &JsValue) -> Result<JsValue, JsValue> {
    output::plain(&Capacities::of(&plan::subject(plan)?))
}

/// The smallest prefix of each range, as `aksnet size` gives it.
///
/// # Errors
///
/// Throws where the plan has another shape than a plan file has.
#[wasm_bindgen(skip_typescript)]
pub fn size(plan: &JsValue) -> Result<JsValue, JsValue> {
    output::plain(&Sizes::of(&plan::subject(plan)?))
}

/// The same workload in every network model, as `aksnet compare` gives it.
///
/// # Errors
///
/// Throws where plan or options have another shape than they should, or no cluster has that name.
#[wasm_bindgen(skip_typescript)]
pub fn compare(plan: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let subject = plan::subject(plan)?;
    let options = Options::read("options", options, &["cluster"])?;
    let wanted = options.text("cluster")?;
    let names = subject.plan.clusters.iter().map(|cluster| &*cluster.name);
    if let Some(name) = wanted
        && names.clone().all(|known| known != name)
    {
        let meant = nearest(name, names).map(str::to_owned);
        let message = format!("the plan has no cluster {name}");
        let expected = "the name of a cluster of the plan";
        return Err(options.mistaken("cluster", message, expected, meant));
    }
    output::plain(&Comparisons::of(&subject, wanted))
}

/// What fits in a subnet of a size, as `aksnet frontier` gives it.
///
/// # Errors
///
/// Throws where the question has another shape than it should.
#[wasm_bindgen(skip_typescript)]
pub fn frontier(question: &JsValue) -> Result<JsValue, JsValue> {
    let known = ["model", "prefix", "podCidr", "maxPods"];
    let question = Options::read("question", question, &known)?;
    let model = model(&question)?;
    let prefix = question.prefix("prefix")?.ok_or_else(|| {
        let message = String::from("the size of the subnet is missing");
        question.wrong("prefix", message, "a prefix length from 0 to 32")
    })?;
    let pod_cidr = question.block("podCidr")?;
    let max_pods = max_pods(&question)?;
    match sizing::frontier(model, prefix, pod_cidr, max_pods) {
        Some(frontier) => output::plain(&frontier),
        None => Err(question.wrong(
            "prefix",
            String::from("what fits cannot be computed"),
            "a prefix length from 0 to 32",
        )),
    }
}

fn model(question: &Options) -> Result<NetworkModel, JsValue> {
    let expected = NetworkModel::NAMES.join(", ");
    let Some(name) = question.text("model")? else {
        let message = String::from("the network model is missing");
        return Err(question.wrong("model", message, &expected));
    };
    NetworkModel::named(name).ok_or_else(|| {
        let meant = nearest(name, NetworkModel::NAMES.iter().copied()).map(str::to_owned);
        question.mistaken(
            "model",
            format!("{name} is no network model"),
            &expected,
            meant,
        )
    })
}

fn max_pods(question: &Options) -> Result<Vec<u64>, JsValue> {
    let expected = "a list of up to 1000 whole numbers such as [30, 110]";
    let list = match question.get("maxPods") {
        None => return Ok(COMMON_MAX_PODS.to_vec()),
        Some(Value::List(list)) if list.len() <= MOST_MAX_PODS => list,
        Some(_) => {
            let message = String::from("no such list stands here");
            return Err(question.wrong("maxPods", message, expected));
        }
    };
    let numbers = list.iter().enumerate().map(|(place, value)| {
        let number = match value {
            Value::Number(text) => text.parse::<u32>().ok(),
            _ => None,
        };
        number.map(u64::from).ok_or_else(|| {
            let message = String::from("no such number of pods stands here");
            let expected = "a whole number from 0 to 4294967295";
            question.wrong(&format!("maxPods/{place}"), message, expected)
        })
    });
    numbers.collect()
}

/// What is free in the VNets, as `aksnet free` gives it.
///
/// # Errors
///
/// Throws where plan or options have another shape than they should.
#[wasm_bindgen(js_name = freeBlocks, skip_typescript)]
pub fn free_blocks(plan: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let subject = plan::subject(plan)?;
    let options = Options::read("options", options, &["size", "within"])?;
    let room = Room::of(&subject, options.prefix("size")?, options.block("within")?);
    output::plain(&room)
}
