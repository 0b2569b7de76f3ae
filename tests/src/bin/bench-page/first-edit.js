// Runs before the document: types into a field as soon as it is there, and notes when the answer
// shows. SELECTOR, TEXT, ANSWER and EXPECTED are filled in.
(() => {
  const look = () => {
    const input = document.querySelector(SELECTOR);
    if (input) {
      input.value = TEXT;
      input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
    }
    const answer = document.querySelector(ANSWER);
    if (input && answer && answer.textContent.includes(EXPECTED)) {
      window.firstEdit = performance.now();
    } else {
      setTimeout(look, 4);
    }
  };
  setTimeout(look, 4);
})();
