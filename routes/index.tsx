import { page } from "fresh";
import { Head } from "fresh/runtime";
import { windowStyles } from "@/components/windows/window_styles.ts";
import type { DeskProps } from "@/core/desk.ts";
import { signInAddress } from "@/core/sign_in_address.ts";
import Desk from "@/islands/Desk.tsx";
import { SmallWindow } from "@/components/shared/SmallWindow.tsx";
import { preferencesOf } from "@/components/shared/preferences_of.ts";
import { readDeskPlace } from "@/components/windows/desk_place.ts";
import { focusWindow } from "@/core/windows/layout.ts";
import { windowsFor } from "@/core/windows/table.ts";
import type { StoredLayout } from "@/core/windows/views.ts";
import { define } from "@/utils.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { authWords } from "@/words/auth.ts";
import { sharedWords } from "@/words/shared.ts";

export const handler = define.handlers<DeskProps | null>({
  async GET(ctx) {
    const { person, services } = ctx.state;
    if (!person) return ctx.redirect(signInAddress("/", services.auth.hasCookie(ctx.req)));
    // People without a desk of their own begin elsewhere; the windows there lead back to the boards.
    if (person.agent === null && !ctx.url.searchParams.has("boards")) {
      if (person.role === "manager") return ctx.redirect("/team");
      const isWelcome = person.role === "admin" && await services.firstSteps.isWelcome();
      if (isWelcome) return ctx.redirect("/admin/start");
    }
    if (person.isHeldOut) {
      return page(null, { headers: { "cache-control": "no-store" } });
    }
    const props: DeskProps = {
      data: await services.desk.load(person, currentLanguage()),
      person: {
        id: person.userId,
        name: person.name,
        email: person.email,
        role: person.role,
        agent: person.agent,
        picture: person.picture,
      },
      theme: preferencesOf(person, ctx.req).appearance,
      layout: await layoutAt(services.windows.read(person), ctx.url.search, person.agent !== null),
      now: new Date().toISOString(),
      isDemo: services.info.isDemo,
      needsTour: person.needsTour && person.agent !== null && !services.info.isDemo,
      version: services.info.version,
    };
    // The page contains one person's current data, so it must not be cached.
    return page(props, { headers: { "cache-control": "no-store" } });
  },
});

/** The person's layout, with the window in front that the address names. */
async function layoutAt(
  stored: Promise<StoredLayout>,
  search: string,
  isAgent: boolean,
): Promise<StoredLayout> {
  const { layout, revision } = await stored;
  const { place } = readDeskPlace(search, windowsFor(isAgent ? "agents" : "everyone"));
  return { layout: place ? focusWindow(layout, place.window) : layout, revision };
}

/** What people see whose work is measured without rewards. */
function WithoutDesk() {
  const words = wordsOf(authWords).desk;
  return (
    <SmallWindow title={words.off}>
      <p class="error-text">{words.offHint}</p>
      <form method="post" action="/sign-out">
        <button type="submit" class="button button-primary error-home">
          {wordsOf(sharedWords).signOut}
        </button>
      </form>
    </SmallWindow>
  );
}

export default define.page<typeof handler>(function DeskPage({ data }) {
  if (data === null) return <WithoutDesk />;
  return (
    <>
      <Head>
        <title>{`${data.data.agent?.name ?? wordsOf(authWords).desk.boards} – Laurel`}</title>
        <style>{windowStyles(data.layout.layout)}</style>
      </Head>
      <Desk {...data} />
      <noscript>
        <form method="post" action="/sign-out" class="fixed bottom-3 right-3">
          <button type="submit" class="button">{wordsOf(sharedWords).signOut}</button>
        </form>
      </noscript>
    </>
  );
});
