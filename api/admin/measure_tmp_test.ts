import { forEachDatabase } from "@/testing/database.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
forEachDatabase("measure", async (database) => {
  await withDoor(database, async ({ instance }) => {
    const csv = (suffix: string) =>
      new TextEncoder().encode(
        "id,name,mail,team,zone,hidden,aliases\n" + Array.from({ length: 20_000 }, (_, i) =>
          `agent-${i},Person ${i} ${suffix},p${i}@company.example,team-${
            i % 40
          },Europe/Berlin,no,old${i}@company.example\n`).join(""),
      );
    const time = async (name: string, run: () => Promise<unknown>) => {
      const t = performance.now();
      const r = await run() as any;
      console.log(
        name,
        Math.round(performance.now() - t),
        "ms",
        r && JSON.stringify({ ...r, lines: r.lines?.length, newTeams: r.newTeams?.length }),
      );
    };
    let longest = 0;
    const run = instance.rewards.reconfigure;
    const how = { isPreview: false, createsTeams: true };
    const ct = "text/csv";
    console.log("bytes", csv("a").length);
    await time(
      "preview create",
      () =>
        instance.peopleImports.run({ bytes: csv("a"), contentType: ct }, {
          ...how,
          isPreview: true,
        }),
    );
    await time(
      "create",
      () => instance.peopleImports.run({ bytes: csv("a"), contentType: ct }, how),
    );
    await time("same", () => instance.peopleImports.run({ bytes: csv("a"), contentType: ct }, how));
    await time(
      "change",
      () => instance.peopleImports.run({ bytes: csv("b"), contentType: ct }, how),
    );
    await time("export", async () => {
      let n = 0;
      for await (const p of instance.directory.file({})) n += p.length;
      return { n };
    });
  });
});
