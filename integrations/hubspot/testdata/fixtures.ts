/** Bodies of the shape that HubSpot sends, with accounts, people and customers made up. */
import byMachines from "./by_machines.json" with { type: "json" };
import contactEntered from "./contact_entered.json" with { type: "json" };
import dealWon from "./deal_won.json" with { type: "json" };
import objectFamily from "./object_family.json" with { type: "json" };
import olderNames from "./older_names.json" with { type: "json" };
import ticketClosed from "./ticket_closed.json" with { type: "json" };
import unused from "./unused.json" with { type: "json" };

export const FIXTURES = {
  byMachines,
  contactEntered,
  dealWon,
  objectFamily,
  olderNames,
  ticketClosed,
  unused,
};

/** 2026-03-02T09:00:00Z, when the work in them began. */
export const START = 1_772_442_000_000;
