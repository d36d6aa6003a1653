// A list of cases made into a choice: pick the nearest, and what to do stands beneath it. The address names the case.

import { say } from "./storage.js";

export function start(root) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const cases = [...part("choices").children];
  const inputs = cases.map((one) => offer(one, part("choice")));
  const also = part("also");

  function pick(index) {
    const label = inputs[index].parentElement;
    const before = label.getBoundingClientRect().top;
    cases.forEach((one, place) => (one.hidden = place !== index));
    if (also) cases[index].append(also);
    inputs[index].checked = true;
    scrollBy(0, label.getBoundingClientRect().top - before); // what was open above has closed: the choice stays where it was
  }

  function pickNamed() {
    const index = cases.findIndex((one) => `#${one.id}` === location.hash);
    if (index < 0) return;
    pick(index);
    inputs[index].parentElement.scrollIntoView({ block: "nearest" });
  }

  root.addEventListener("change", (event) => {
    const index = inputs.indexOf(event.target);
    pick(index);
    history.replaceState(null, "", `#${cases[index].id}`);
    say([...cases[index].querySelectorAll("[data-aloud]")].map((words) => words.textContent.trim()).join(". "));
  });
  addEventListener("hashchange", pickNamed);

  part("ask").hidden = false;
  part("choices").setAttribute("role", "radiogroup");
  part("choices").setAttribute("aria-labelledby", part("ask").id);
  root.classList.add("decision--asking");
  pickNamed();
}

/** Puts a choice before a case, in the words of its heading, and hides the case. */
function offer(one, template) {
  const choice = template.content.cloneNode(true);
  const input = choice.querySelector("input");
  choice.querySelector(".choice__words").textContent = one.querySelector("h3").textContent;
  one.before(choice);
  one.hidden = true;
  return input;
}
