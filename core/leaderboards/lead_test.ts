import { assertEquals } from "@std/assert";
import { mayChangeLead, raiseLead } from "./lead.ts";

const known = { agent: "ana", points: 50 };

Deno.test("board lead - changes below the leader and a growing lead change nothing", () => {
  assertEquals(mayChangeLead(known, []), false);
  assertEquals(mayChangeLead(known, [{ agent: "ben", points: 49 }]), false);
  assertEquals(mayChangeLead(known, [{ agent: "ana", points: 60 }]), false);
  assertEquals(mayChangeLead(known, [{ agent: "ana", points: 50 }]), false);
  assertEquals(raiseLead(known, [{ agent: "ana", points: 55 }, { agent: "ana", points: 60 }]), {
    agent: "ana",
    points: 60,
  });
  assertEquals(raiseLead(known, [{ agent: "ben", points: 40 }]), known);
});

Deno.test("board lead - an agent who draws level or passes, or a leader who falls back, may change it", () => {
  assertEquals(mayChangeLead(known, [{ agent: "ben", points: 50 }]), true);
  assertEquals(mayChangeLead(known, [{ agent: "ben", points: 51 }]), true);
  assertEquals(mayChangeLead(known, [{ agent: "ana", points: 49 }]), true);
  assertEquals(mayChangeLead(known, [{ agent: "ana", points: 0 }]), true);
  // The leader fell back in between, when another agent may have led.
  const back = [{ agent: "ana", points: 10 }, { agent: "ana", points: 60 }];
  assertEquals(mayChangeLead(known, back), true);
});

Deno.test("board lead - on an empty board the first points may lead, and 0 points never do", () => {
  const nobody = { agent: null, points: 0 };
  assertEquals(mayChangeLead(nobody, [{ agent: "ben", points: 1 }]), true);
  assertEquals(mayChangeLead(nobody, [{ agent: "ben", points: 0 }]), false);
  assertEquals(raiseLead(nobody, [{ agent: "ben", points: 0 }]), nobody);
});
