// Counts a limit as bot/plan/deadlines.py does: days from the day after, months to the corresponding day, clamped to the
// end of its month; the safe day is the last working day strictly before it. Days are whole numbers since 1970.
"use strict";
const DAY = 86400000;
const BEGINS = Date.UTC(2018, 0, 1) / DAY;

function parse(iso) {
  const [y, m, d] = iso.split("-").map(Number);
  return Date.UTC(y, m - 1, d) / DAY;
}

function iso(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function addMonths(day, months) {
  const from = new Date(day * DAY);
  const at = from.getUTCFullYear() * 12 + from.getUTCMonth() + months;
  const year = Math.floor(at / 12), month = at % 12;
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(from.getUTCDate(), length)) / DAY;
}

function lastDay(event, rule) {
  const end = rule.unit === "days" ? event + rule.count : addMonths(event, rule.count * (rule.unit === "years" ? 12 : 1));
  return rule.before ? end - 1 : end;
}

function isOff(day, tables, state) {
  const known = tables.states[state];
  if (day < BEGINS) return false;
  if (day <= parse(tables.until)) {
    known.set = known.set || new Set(known.off);
    return known.set.has(day - BEGINS);
  }
  return known.weekend.includes((new Date(day * DAY).getUTCDay() + 6) % 7);
}

function workingDayBefore(day, tables, state) {
  do { day -= 1; } while (isOff(day, tables, state));
  return day;
}

function safeDay(event, rule, tables, state) {
  let end = lastDay(event, rule);
  if (!rule.before && rule.unit !== "days") end -= 1;
  const states = state ? [state] : Object.keys(tables.states);
  return Math.min(...states.map((each) => workingDayBefore(end, tables, each)));
}

function show(tables, words) {
  const by = (id) => document.getElementById(id);
  const rule = tables.situations[by("calc-what").value];
  const text = by("calc-day").value;
  if (!rule || !text) return;
  const event = parse(text), last = lastDay(event, rule), safe = safeDay(event, rule, tables, by("calc-state").value);
  const long = (day) => new Date(day * DAY).toLocaleDateString(words.locale, {
    weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const lines = [
    ["strong", `${words.safe} ${long(safe)}`], ["span", `${words.last} ${long(last)}`],
    ["span", `${words.counted} ${rule.from}`], ["span", rule.sure],
  ];
  if (last > parse(tables.until)) lines.push(["span", words.unknown]);
  by("calc-result").replaceChildren(...lines.map(([kind, line]) => {
    const p = document.createElement("p"), inside = document.createElement(kind);
    inside.textContent = line; p.append(inside); return p;
  }));
  by("calc-result").dataset.safe = iso(safe);
  by("calc-result").dataset.last = iso(last);
}

if (typeof document !== "undefined" && document.getElementById("calc-tables")) {
  const tables = JSON.parse(document.getElementById("calc-tables").textContent);
  const words = JSON.parse(document.getElementById("calc-words").textContent);
  for (const id of ["calc-what", "calc-day", "calc-state"]) {
    document.getElementById(id).addEventListener("input", () => show(tables, words));
  }
  show(tables, words);
}
