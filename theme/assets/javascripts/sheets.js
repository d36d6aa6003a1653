// The sheets of the scorecard, kept by week and role: { "2026-W46": { "role": { "action": times } } }.

import { open } from "./storage.js";

const COLUMNS = ["week", "role", "action", "times", "points"]; // as handbook/facts/scores.py reads them

const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isSheet = (sheet) => isGroup(sheet) && Object.values(sheet).every((times) => Number.isInteger(times) && times >= 0);
const areSheets = (weeks) => isGroup(weeks) && Object.values(weeks).every((roles) => isGroup(roles) && Object.values(roles).every(isSheet));

export function openSheets() {
  const drawer = open("tally", 1, areSheets);
  const weeks = () => drawer.read() ?? {};
  const of = (week, role) => weeks()[week]?.[role] ?? {};

  /** Keeps a sheet in place of the one before; an empty one is not kept. */
  function keep(week, role, sheet) {
    const { [week]: roles = {}, ...others } = weeks();
    const { [role]: _, ...rest } = roles;
    const left = Object.keys(sheet).length ? { ...rest, [role]: sheet } : rest;
    drawer.write(Object.keys(left).length ? { ...others, [week]: left } : others);
  }

  /** The latest week before `present` whose sheet is still here. */
  function earlier(present, role) {
    return Object.keys(weeks()).filter((week) => week < present && role in weeks()[week]).sort().at(-1) ?? null;
  }

  return { of, keep, earlier, watch: drawer.watch };
}

/** Offers lines as a file of the name that the handbook's own folder of scores expects. Returns the name. */
export function saveAsFile(week, lines) {
  const link = document.createElement("a");
  link.download = `${week}.csv`;
  link.href = URL.createObjectURL(new Blob([COLUMNS, ...lines].map((line) => `${line.join(",")}\r\n`), { type: "text/csv" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  return link.download;
}
