/** Bodies in HubSpot's form, with invented accounts, people and customers. */
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

/** When the work in them begins: 2026-03-02T09:00:00Z. */
export const START = 1_772_442_000_000;
