// The pitch against the clock, recorded if the speaker wants to listen. A recording never leaves the page.

import { lacking, lengthOf, tooMany } from "./pitch_practice.js";
import { say } from "./storage.js";

const LONGEST = 90; // seconds, in case someone walks away

export function start(root) {
  const find = (selector) => root.querySelector(`.pitch-timer__${selector}`);
  const [button, record, refused, result, phase, recording] = ["button", "record", "refused", "result", "phase", "recording"].map(find);
  const practice = root.closest("[data-pace]");
  const window_ = practice.dataset;
  const fields = [...practice.querySelectorAll("textarea")];
  const [audio, remove] = recording.children;
  const startLabel = button.textContent;
  let began, ticking, recorder;

  const elapsed = () => (performance.now() - began) / 1000;

  function show(seconds) {
    find("seconds").textContent = Math.floor(seconds);
    root.querySelector(".pitch-scale__fill").setAttribute("width", Math.min(seconds, 45) * 10);
    root.dataset.length = lengthOf(Math.floor(seconds), window_);
  }

  function tick() {
    show(elapsed());
    phase.textContent = phase.dataset[root.dataset.length];
    if (elapsed() >= LONGEST) stop();
  }

  async function begin() {
    forget();
    result.textContent = "";
    refused.hidden = true;
    if (record.querySelector("input").checked) await listen();
    began = performance.now();
    recorder?.start();
    ticking = setInterval(tick, 100);
    button.textContent = button.dataset.stop;
    tick();
  }

  function stop() {
    const seconds = Math.round(elapsed());
    clearInterval(ticking);
    ticking = undefined;
    if (recorder?.state === "recording") recorder.stop();
    button.textContent = startLabel;
    phase.textContent = "";
    show(seconds);
    result.textContent = verdict(seconds);
    say(result.textContent);
  }

  function verdict(seconds) {
    const length = lengthOf(seconds, window_);
    const written = fields.some((field) => field.value.trim());
    const advice = written ? (lacking(fields) ?? result.dataset.full) : result.dataset.bare;
    const values = { seconds, advice, words: tooMany(seconds, window_) };
    return result.dataset[length].replace(/\{(\w+)\}/g, (whole, name) => values[name]);
  }

  async function listen() {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const parts = [];
      recorder = new MediaRecorder(stream);
      recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
      recorder.addEventListener("stop", () => {
        stream.getTracks().forEach((track) => track.stop());
        if (!parts.length) return;
        audio.src = URL.createObjectURL(new Blob(parts, { type: recorder.mimeType }));
        recording.hidden = false;
      });
    } catch {
      recorder = undefined;
      record.querySelector("input").checked = false;
      refused.hidden = false;
      say(refused.textContent);
    }
  }

  /** Nothing of a recording is left, neither sound nor microphone. */
  function forget() {
    if (recorder?.state === "recording") recorder.stop();
    recorder?.stream.getTracks().forEach((track) => track.stop());
    recorder = undefined;
    if (audio.src) URL.revokeObjectURL(audio.src);
    audio.removeAttribute("src");
    audio.load();
    recording.hidden = true;
  }

  button.addEventListener("click", () => (ticking ? stop() : begin()));
  remove.addEventListener("click", () => {
    forget();
    say(remove.dataset.done);
    button.focus();
  });
  addEventListener("pagehide", forget);
  record.hidden = !(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);
  root.hidden = false;
}
