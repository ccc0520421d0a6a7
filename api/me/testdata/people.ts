/** The API with two agents of a team and an admin who are signed in. */
import { findAgent } from "@/db/agents/agents.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import type { TestDatabase } from "@/testing/database.ts";
import type { InstanceOptions } from "@/testing/instance.ts";

/** The API, with people who are signed in. */
export interface World extends Door {
  readonly ann: Who;
  readonly bob: Who;
  readonly boss: Who;
}

/** Opens the API with the agents Ann and Bob of the sales team, and an admin without an agent. */
export async function withPeople(
  database: TestDatabase,
  use: (world: World) => Promise<void>,
  options: InstanceOptions = {},
): Promise<void> {
  await withDoor(database, async (door) => {
    const { people, teams } = door.instance;
    await teams.create({ id: "sales", name: "Sales" });
    for (const [id, name] of [["ann", "Ann Lee"], ["bob", "Bob Ray"]] as const) {
      await people.createAgent(
        { id, name, email: null, team: "sales", timeZone: null, hidden: false },
      );
    }
    const agent = async (id: string) => (await findAgent(database.db, id))!;
    const ann = await door.person("agent", await agent("ann"));
    const bob = await door.person("agent", await agent("bob"));
    const boss = await door.person("admin");
    await use(Object.assign(door, { ann, bob, boss }));
  }, options);
}
