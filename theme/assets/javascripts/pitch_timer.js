// The pitch against the clock, recorded if the speaker wants to listen. A recording never leaves the page.

import { lacking, lengthOf, tooMany } from "./pitch_practice.js";
import { say } from "./storage.js";
import { fill } from "./words.js";

const LONGEST = 90; // seconds, in case someone walks away

export function start(root) {
  const find = (selector) => root.querySelector(`.pitch-timer__${selector}`);
  const [button, record, refused, result, phase, recording] = ["button", "record", "refused", "result", "phase", "recording"].map(find);
  const practice = root.closest("[data-pace]");
  const limits = practice.dataset;
  const fields = [...practice.querySelectorAll("textarea")];
  const [audio, remove] = recording.children;
  const startLabel = button.textContent;
  let began, ticking, asking, recorder;

  const elapsed = () => (performance.now() - began) / 1000;

  function show(seconds) {
    find("seconds").textContent = Math.floor(seconds);
    root.querySelector(".pitch-scale__fill").setAttribute("width", Math.min(seconds, 45) * 10);
    root.dataset.length = lengthOf(Math.floor(seconds), limits);
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
    asking = true;
    if (record.querySelector("input").checked) await listen();
    asking = false;
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
    silence();
    button.textContent = startLabel;
    phase.textContent = "";
    show(seconds);
    result.textContent = verdict(seconds);
    say(result.textContent);
  }

  function verdict(seconds) {
    const length = lengthOf(seconds, limits);
    const written = fields.some((field) => field.value.trim());
    const advice = written ? (lacking(fields) ?? result.dataset.full) : result.dataset.bare;
    const values = { seconds, advice, words: tooMany(seconds, limits) };
    return fill(result.dataset[length], values);
  }

  async function listen() {
    try {
      const taken = (recorder = new MediaRecorder(await navigator.mediaDevices.getUserMedia({ audio: true })));
      taken.addEventListener("dataavailable", ({ data }) => {
        if (taken !== recorder) return; // deleted meanwhile
        audio.src = URL.createObjectURL(data);
        recording.hidden = false;
      });
    } catch {
      recorder = undefined;
      record.querySelector("input").checked = false;
      refused.hidden = false;
      say(refused.textContent);
    }
  }

  function silence() {
    if (recorder?.state === "recording") recorder.stop();
    recorder?.stream.getTracks().forEach((track) => track.stop());
  }

  /** Nothing of a recording is left, neither sound nor microphone. */
  function forget() {
    silence();
    recorder = undefined;
    if (audio.src) URL.revokeObjectURL(audio.src);
    audio.removeAttribute("src");
    audio.load();
    recording.hidden = true;
  }

  button.addEventListener("click", () => asking || (ticking ? stop() : begin()));
  remove.addEventListener("click", () => {
    forget();
    say(remove.dataset.done);
    button.focus();
  });
  addEventListener("pagehide", forget);
  record.hidden = !(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);
  root.hidden = false;
}
