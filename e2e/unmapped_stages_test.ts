/**
 * Stages that a tool has sent and that have no meaning: the page shows them, and one click maps
 * them.
 */
import { assertEquals } from "@std/assert";
import { ADMIN, checkPage, focused, PAGE_DRESSES } from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { until } from "@/testing/until.ts";

const pageTest = shareDesks();

/** Creates a Pipedrive integration that has received deals in stages with these names. */
async function withStages({ laurel }: Desks, name: string, stages: readonly string[]) {
  const made = await laurel.call<{ id: string; url: string; secret: string }>(
    "/admin/integrations",
    { body: { provider: "pipedrive", name } },
  );
  assertEquals(made.status, 201, made.text);
  const { id, url, secret } = made.body;
  for (const [index, stage] of stages.entries()) {
    const timestamp = new Date(Date.now() - index * 3_600_000).toISOString();
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Basic ${btoa(secret)}` },
      body: JSON.stringify({
        data: { id: index + 1, stage_id: stage, status: "open", add_time: timestamp },
        previous: null,
        meta: {
          action: "create",
          entity: "deal",
          company_id: "1",
          entity_id: index + 1,
          id: `${name}-${index}`,
          timestamp,
          user_id: "7",
          change_source: "app",
        },
      }),
    });
    assertEquals(response.status, 200, await response.text());
  }
  return { id };
}

const NAMES = ["gagné", "R&D <won>", "שולם", "12", "x".repeat(150), "Angebot", "Entwurf", "neu"];

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`unmapped stages - shown and mapped with one click: ${dress}`, async (desks) => {
    const { id } = await withStages(desks, `Pipeline ${dress}`, NAMES);
    const path = `/admin/integrations/${id}`;
    const { page, errors } = await desks.open(`${path}/settings`, ADMIN, options);
    await page.getByText("8 stages came that are not listed above").waitFor();
    await page.getByRole("link", { name: "Mapping 8 stages without a meaning" }).waitFor();
    const buttons = page.getByRole("button", { name: /^Map the stage/ });
    assertEquals(await buttons.count(), 6);
    await checkPage(page, "stages without a meaning");
    await page.getByRole("button", { name: "Show 2 more" }).click();
    assertEquals(await buttons.count(), 8);

    await page.getByRole("button", { name: "Map the stage gagné" }).click();
    await until(() => focused(page), (name) => name === "Meaning of gagné");
    await page.getByText("7 stages came that are not listed above").waitFor();
    await page.getByLabel("Meaning of gagné").selectOption("won");
    await checkPage(page, "one of them mapped");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Mapping 7 stages without a meaning" }).waitFor();
    const { body } = await desks.laurel.call(path);
    assertEquals(body.settings.stages, { "gagné": "won" });
    errors.assertNone();
  });
}
