import { assertEquals } from "@std/assert";
import { addEntries, shownEntries } from "./list_pages.ts";

interface Entry {
  readonly id: number;
  readonly state?: string;
}
const NEWEST_FIRST = {
  keyOf: ({ id }: Entry) => String(id),
  compare: (a: Entry, b: Entry) => b.id - a.id,
};
const page = (ids: readonly number[], nextCursor: string | null = "more") => ({
  entries: ids.map((id) => ({ id })),
  nextCursor,
});
const rest = (ids: readonly number[]) => ({ seen: ids.map((id) => ({ id })), nextCursor: null });
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);

Deno.test("list pages - only the first page is shown until more is requested", () => {
  assertEquals(ids(shownEntries(page([9, 8]), null, NEWEST_FIRST)), [9, 8]);
});

Deno.test("list pages - an entry that new entries push off the first page stays, once", () => {
  const shown = shownEntries(page([12, 11, 10]), rest([9, 8, 7, 10]), NEWEST_FIRST);
  assertEquals(ids(shown), [12, 11, 10, 9, 8, 7]);
});

Deno.test("list pages - an entry that left the first page because it changed is removed", () => {
  assertEquals(ids(shownEntries(page([9, 7]), rest([9, 8, 7, 6]), NEWEST_FIRST)), [9, 7, 6]);
  assertEquals(ids(shownEntries(page([9], null), rest([9, 8]), NEWEST_FIRST)), [9]);
});

Deno.test("list pages - entries without an own order stay in the order of reading", () => {
  const { keyOf } = NEWEST_FIRST;
  assertEquals(ids(shownEntries(page([2, 1]), rest([5, 3, 1]), { keyOf })), [2, 1, 5, 3]);
});

Deno.test("list pages - the newer state of an entry that was read twice counts", () => {
  const seen = addEntries(
    [{ id: 3 }, { id: 1 }],
    [{ id: 2 }, { id: 1, state: "new" }],
    NEWEST_FIRST,
  );
  assertEquals(seen, [{ id: 3 }, { id: 2 }, { id: 1, state: "new" }]);
});
