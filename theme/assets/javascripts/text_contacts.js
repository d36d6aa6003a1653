// Telephone numbers and addresses in a text that are nearly ours, as handbook/texts/contacts.py has them.

import { all, distance, letters, meets } from "./text_words.js";

const PHONE = /(?<![\p{L}\p{N}])[+(]?\d[\d\s()./‐–-]{5,}\d(?![\p{L}\p{N}])/gu;
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const WEB = /(?:https?:\/\/|www\.)[^\s<>"'”’)]+|(?<![@\p{L}\p{N}.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|net|org|example|io|co|biz|info|eu|de|uk)\b(?:\/[^\s<>"'”’)]*)?/giu;
const HANDLE = /(?<![\p{L}\p{N}@.])@[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*/gu;

/** Every number and address of a text, with what is said about it (`message`; none for what is right) and what to write. */
export function contacts(text, rules) {
  const found = [...emails(text, rules), ...web(text, rules), ...handles(text, rules)];
  found.push(...phones(text, rules).filter((one) => !found.some((other) => meets(one, other))));
  return [...found, ...addresses(text, rules)];
}

function phones(text, rules) {
  return all(PHONE, text).flatMap((one) => {
    const digits = one.text.replace(/\D/g, "").replace(/^00/, "").replace(/^0+/, "");
    if (digits.length < 7) return [];
    const own = rules.phones.find((phone) => phone.digits.endsWith(digits));
    const lent = own?.name && speaksOfAll(text, one, own.name, rules);
    if (own) return [{ ...one, message: lent ? "own_phone" : null, say: rules.switchboard, name: own.name }];
    const near = rules.phones.some((phone) => isNear(digits, phone.digits));
    return [{ ...one, message: near ? "phone" : null, say: rules.switchboard, name: "" }];
  });
}

/** Whether a number is meant to be ours: of the same exchange, or with two digits wrong at most. */
function isNear(digits, ours) {
  const whole = digits.length <= ours.length ? ours.slice(-digits.length) : ours;
  const isOfExchange = digits.length >= 9 && ours.slice(0, -4).endsWith(digits.slice(0, -4));
  return isOfExchange || digits.startsWith(ours) || distance(digits, whole, 2) <= 2;
}

/** Whether somebody's own number stands where everyone is told to call us. */
function speaksOfAll(text, here, whose, rules) {
  const before = text.slice(Math.max(0, here.start - 60), here.start).split(/[.!?\n]/).at(-1).toLowerCase();
  const words = before.match(/\p{L}+/gu) ?? [];
  const around = text.slice(Math.max(0, here.start - 200), here.end + 60);
  return words.some((word) => rules.ours.includes(word)) && !whose.split(/\s+/).some((part) => around.includes(part));
}

function emails(text, rules) {
  return all(EMAIL, text).map((one) => {
    const address = one.text.toLowerCase();
    const host = address.slice(address.indexOf("@") + 1);
    const isOurs = Object.hasOwn(rules.hosts, host) || nearest(host, rules.hosts);
    const wrong = isOurs && !rules.emails.includes(address);
    return { ...one, message: wrong ? "email" : null, say: closest(address, rules.emails), name: "" };
  });
}

function web(text, rules) {
  return all(WEB, text).map((one) => {
    const shown = one.text.replace(/[.,;:!?…]+$/, "");
    const plain = shown.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?/, "");
    const [host, ...path] = plain.split("/");
    const say = webMeant(host, path.join("/").replace(/\/+$/, ""), rules);
    return { start: one.start, end: one.start + shown.length, text: shown, message: say ? "web" : null, say: say ?? "", name: "" };
  });
}

/** Our address that is meant; null when there is nothing wrong with this one. */
function webMeant(host, path, rules) {
  const meant = Object.hasOwn(rules.hosts, host) ? host : nearest(host, rules.hosts);
  if (!meant) return null;
  const paths = rules.hosts[meant];
  const near = paths.filter((one) => path && one !== path && distance(path, one, 2) <= 2);
  if (meant === host) return paths.includes(path) || !near.length ? null : `https://${meant}/${near[0]}`;
  const best = least(paths, (one) => distance(path, one, 3)) ?? "";
  return `https://${meant}/${distance(path, best, 2) <= 2 ? best : path}`;
}

/** The host of ours that is meant: a letter wrong, or another ending. */
function nearest(host, hosts) {
  const name = (one) => one.slice(0, Math.max(0, one.lastIndexOf(".")));
  return Object.keys(hosts).find((one) => distance(host, one, 2) <= 2 || name(host) === name(one));
}

/** The address of ours that is nearest; else the one for everyone. */
function closest(address, known) {
  const best = least(known, (one) => distance(address, one, 4));
  return best && distance(address, best, 4) <= 4 ? best : known[0];
}

function least(all, by) {
  return all.reduce((best, one) => (best === undefined || by(one) < by(best) ? one : best), undefined);
}

function handles(text, rules) {
  return all(HANDLE, text).map((one) => {
    const near = rules.handles.filter((name) => distance(letters(one.text), letters(name), 1) <= 1);
    const right = near.some((name) => name.toLowerCase() === one.text.toLowerCase());
    return { ...one, message: near.length && !right ? "handle" : null, say: near[0] ?? "", name: "" };
  });
}

function addresses(text, rules) {
  return rules.addresses.flatMap(({ pattern, line, whole }) =>
    all(new RegExp(pattern, "giu"), text).map((one) => ({ ...one, message: one.text.toLowerCase() === line.toLowerCase() ? null : "address", say: line, name: whole })),
  );
}
