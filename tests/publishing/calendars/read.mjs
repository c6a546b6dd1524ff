// Reads the calendar on stdin as ical.js and node-ical do; writes what each says as JSON:
// {"ical.js": {uid: [start, end]}, "node-ical": {...}}, moments in UTC, days as days.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const modules = pathToFileURL(`${process.argv[2]}/x`);
const require = createRequire(modules);
const text = readFileSync(0, "utf-8");

function icalJs() {
  const ICAL = require("ical.js").default ?? require("ical.js");
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(zone);
  const said = (time) => time.isDate ? time.toString() : time.toJSDate().toISOString();
  return Object.fromEntries(calendar.getAllSubcomponents("vevent").map((part) => {
    const event = new ICAL.Event(part);
    return [event.uid, [said(event.startDate), said(event.endDate)]];
  }));
}

function nodeIcal() {
  const found = Object.values(require("node-ical").sync.parseICS(text));
  const two = (n) => String(n).padStart(2, "0");
  const said = (time) => time.dateOnly
    ? `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
    : new Date(time).toISOString();
  return Object.fromEntries(found.filter((each) => each.type === "VEVENT")
    .map((each) => [each.uid, [said(each.start), said(each.end ?? each.start)]]));
}

process.stdout.write(JSON.stringify({ "ical.js": icalJs(), "node-ical": nodeIcal() }));
