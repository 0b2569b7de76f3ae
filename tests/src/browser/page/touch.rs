//! A finger in place of a mouse.

use anyhow::{Result, ensure};
use serde_json::json;

use super::wire::Wire;
use super::{Engine, Page};

impl Page {
    /// Makes the screen one for fingers: nothing hovers, and what points is coarse.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn coarse_pointer(&self) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
                self.devtools("Emulation.setTouchEmulationEnabled", touch)
                    .await?;
                let fingers = json!({ "enabled": true, "configuration": "mobile" });
                self.devtools("Emulation.setEmitTouchEventsForMouse", fingers)
                    .await?;
            }
            Engine::Firefox => {
                // The number is Firefox's own for "coarse, and cannot hover".
                for name in ["ui.primaryPointerCapabilities", "ui.allPointerCapabilities"] {
                    self.set_preference(name, 1).await?;
                }
            }
            Engine::WebKit => {}
        }
        let script = "return matchMedia('(pointer: coarse) and (hover: none)').matches;";
        self.holds("a coarse pointer", script).await
    }

    /// Touches the middle of the button of this name.
    ///
    /// # Errors
    ///
    /// As [`by_role`](Self::by_role), or when something else lies where the finger comes down.
    pub async fn tap(&self, name: &str) -> Result<()> {
        let button = self.button(name).await?.to_json()?;
        let meets = "
            const [button] = arguments;
            button.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { x, y, width, height } = button.getBoundingClientRect();
            return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));";
        let meets: bool = self.ask(meets, vec![button.clone()]).await?;
        ensure!(meets, "something covers {name}");
        let finger = json!({ "actions": [{
            "type": "pointer",
            "id": "finger",
            "parameters": { "pointerType": "touch" },
            "actions": [
                { "type": "pointerMove", "duration": 0, "origin": button, "x": 0, "y": 0 },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ],
        }] });
        self.session.cmd(Wire::post("/actions", finger)).await?;
        Ok(())
    }
}
