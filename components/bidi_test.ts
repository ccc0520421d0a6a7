import { assertStringIncludes } from "@std/assert";
import { h, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { ChallengeView } from "@/core/challenges/views.ts";
import { Standings } from "./challenges/Standings.tsx";
import { NotAdmin } from "./admin/NotAdmin.tsx";
import { SignInForm } from "./auth/SignInForm.tsx";

const NAME = "\u05D3\u05E0\u05D4 (5)";

Deno.test("names - pages isolate their direction from the text around them", () => {
  const standing = { position: 1, id: "a", name: NAME, progress: 2, completedAt: null };
  const view = { standings: [standing], target: 3 } as Partial<ChallengeView> as ChallengeView;
  const pages = [
    h(Standings, { view, own: null }),
    h(NotAdmin, { name: NAME, role: "agent" }),
    h(
      SignInForm,
      {
        email: "",
        error: null,
        failure: null,
        notice: null,
        next: "/",
        providers: [],
        organizationName: "",
        demo: [{ email: "a@x.com", name: NAME, role: "agent" }],
      },
    ),
  ];
  for (const page of pages as VNode[]) {
    assertStringIncludes(renderToString(page), `<bdi>${NAME}</bdi>`);
  }
});
