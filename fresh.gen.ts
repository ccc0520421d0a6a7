// Written by the build from the files in routes/ and islands/. Do not edit it.
import * as island0 from "./islands/Accounts.tsx";
import * as island1 from "./islands/Achievements.tsx";
import * as island2 from "./islands/AuditLog.tsx";
import * as island3 from "./islands/Boosts.tsx";
import * as island4 from "./islands/Calendars.tsx";
import * as island5 from "./islands/Challenges.tsx";
import * as island6 from "./islands/CopyCode.tsx";
import * as island7 from "./islands/Deliveries.tsx";
import * as island8 from "./islands/Desk.tsx";
import * as island9 from "./islands/Engagement.tsx";
import * as island10 from "./islands/EventTypes.tsx";
import * as island11 from "./islands/Fairness.tsx";
import * as island12 from "./islands/Integrations.tsx";
import * as island13 from "./islands/Invitations.tsx";
import * as island14 from "./islands/Keys.tsx";
import * as island15 from "./islands/OrganizationSettings.tsx";
import * as island16 from "./islands/People.tsx";
import * as island17 from "./islands/Performance.tsx";
import * as island18 from "./islands/Privacy.tsx";
import * as island19 from "./islands/Report.tsx";
import * as island20 from "./islands/Rules.tsx";
import * as island21 from "./islands/Sections.tsx";
import * as island22 from "./islands/Settings.tsx";
import * as island23 from "./islands/SpinVerifier.tsx";
import * as island24 from "./islands/Start.tsx";
import * as island25 from "./islands/Team.tsx";
import * as island26 from "./islands/Teams.tsx";
import * as island27 from "./islands/Technical.tsx";
import * as island28 from "./islands/TwoFactor.tsx";
import * as island29 from "./islands/Unassigned.tsx";
import * as island30 from "./islands/Wall.tsx";
import * as island31 from "./islands/WallLinks.tsx";
import * as island32 from "./islands/Webhooks.tsx";
import * as island33 from "./islands/WheelSettings.tsx";
import * as route0 from "./routes/_app.tsx";
import * as route1 from "./routes/_error.tsx";
import * as route2 from "./routes/_middleware.tsx";
import * as route3 from "./routes/admin/_layout.tsx";
import * as route4 from "./routes/admin/accounts/[...path].tsx";
import * as route5 from "./routes/admin/achievements/[...path].tsx";
import * as route6 from "./routes/admin/audit.tsx";
import * as route7 from "./routes/admin/boosts/[...path].tsx";
import * as route8 from "./routes/admin/calendars/[...path].tsx";
import * as route9 from "./routes/admin/deliveries/[...path].tsx";
import * as route10 from "./routes/admin/event-types/[...path].tsx";
import * as route11 from "./routes/admin/index.ts";
import * as route12 from "./routes/admin/integrations/[...path].tsx";
import * as route13 from "./routes/admin/invitations/[...path].tsx";
import * as route14 from "./routes/admin/keys/[...path].tsx";
import * as route15 from "./routes/admin/organization/index.tsx";
import * as route16 from "./routes/admin/people/[...path].tsx";
import * as route17 from "./routes/admin/privacy/[...path].tsx";
import * as route18 from "./routes/admin/rules/[...path].tsx";
import * as route19 from "./routes/admin/start/index.tsx";
import * as route20 from "./routes/admin/teams/[...path].tsx";
import * as route21 from "./routes/admin/technical/index.tsx";
import * as route22 from "./routes/admin/unassigned/[...path].tsx";
import * as route23 from "./routes/admin/wall-links/[...path].tsx";
import * as route24 from "./routes/admin/webhooks/[...path].tsx";
import * as route25 from "./routes/admin/wheel/[...path].tsx";
import * as route26 from "./routes/api/[...path].ts";
import * as route27 from "./routes/challenges/[...path].tsx";
import * as route28 from "./routes/challenges/_layout.tsx";
import * as route29 from "./routes/docs.tsx";
import * as route30 from "./routes/docs/guides/[name].tsx";
import * as route31 from "./routes/docs/guides/index.tsx";
import * as route32 from "./routes/docs/integrations/[name].tsx";
import * as route33 from "./routes/docs/integrations/index.tsx";
import * as route34 from "./routes/forgot-password.tsx";
import * as route35 from "./routes/index.tsx";
import * as route36 from "./routes/insights/_layout.tsx";
import * as route37 from "./routes/insights/engagement.tsx";
import * as route38 from "./routes/insights/fairness/[...path].tsx";
import * as route39 from "./routes/insights/performance/[...path].tsx";
import * as route40 from "./routes/insights/report/[...path].tsx";
import * as route41 from "./routes/invitations/[token].tsx";
import * as route42 from "./routes/manifest.webmanifest.ts";
import * as route43 from "./routes/offline.tsx";
import * as route44 from "./routes/reset-password/[token].tsx";
import * as route45 from "./routes/settings/[...path].tsx";
import * as route46 from "./routes/settings/_layout.tsx";
import * as route47 from "./routes/settings/index.ts";
import * as route48 from "./routes/sign-in.tsx";
import * as route49 from "./routes/sign-in/code.tsx";
import * as route50 from "./routes/sign-out.ts";
import * as route51 from "./routes/spins/verify.tsx";
import * as route52 from "./routes/sw.js.ts";
import * as route53 from "./routes/team/[...path].tsx";
import * as route54 from "./routes/team/_layout.tsx";
import * as route55 from "./routes/two-factor/_layout.tsx";
import * as route56 from "./routes/two-factor/index.tsx";
import * as route57 from "./routes/wall/[token].tsx";

export const islands = {
  "islands/Accounts.tsx": island0,
  "islands/Achievements.tsx": island1,
  "islands/AuditLog.tsx": island2,
  "islands/Boosts.tsx": island3,
  "islands/Calendars.tsx": island4,
  "islands/Challenges.tsx": island5,
  "islands/CopyCode.tsx": island6,
  "islands/Deliveries.tsx": island7,
  "islands/Desk.tsx": island8,
  "islands/Engagement.tsx": island9,
  "islands/EventTypes.tsx": island10,
  "islands/Fairness.tsx": island11,
  "islands/Integrations.tsx": island12,
  "islands/Invitations.tsx": island13,
  "islands/Keys.tsx": island14,
  "islands/OrganizationSettings.tsx": island15,
  "islands/People.tsx": island16,
  "islands/Performance.tsx": island17,
  "islands/Privacy.tsx": island18,
  "islands/Report.tsx": island19,
  "islands/Rules.tsx": island20,
  "islands/Sections.tsx": island21,
  "islands/Settings.tsx": island22,
  "islands/SpinVerifier.tsx": island23,
  "islands/Start.tsx": island24,
  "islands/Team.tsx": island25,
  "islands/Teams.tsx": island26,
  "islands/Technical.tsx": island27,
  "islands/TwoFactor.tsx": island28,
  "islands/Unassigned.tsx": island29,
  "islands/Wall.tsx": island30,
  "islands/WallLinks.tsx": island31,
  "islands/Webhooks.tsx": island32,
  "islands/WheelSettings.tsx": island33,
};

export const routes = {
  "_app.tsx": route0,
  "_error.tsx": route1,
  "_middleware.tsx": route2,
  "admin/_layout.tsx": route3,
  "admin/accounts/[...path].tsx": route4,
  "admin/achievements/[...path].tsx": route5,
  "admin/audit.tsx": route6,
  "admin/boosts/[...path].tsx": route7,
  "admin/calendars/[...path].tsx": route8,
  "admin/deliveries/[...path].tsx": route9,
  "admin/event-types/[...path].tsx": route10,
  "admin/index.ts": route11,
  "admin/integrations/[...path].tsx": route12,
  "admin/invitations/[...path].tsx": route13,
  "admin/keys/[...path].tsx": route14,
  "admin/organization/index.tsx": route15,
  "admin/people/[...path].tsx": route16,
  "admin/privacy/[...path].tsx": route17,
  "admin/rules/[...path].tsx": route18,
  "admin/start/index.tsx": route19,
  "admin/teams/[...path].tsx": route20,
  "admin/technical/index.tsx": route21,
  "admin/unassigned/[...path].tsx": route22,
  "admin/wall-links/[...path].tsx": route23,
  "admin/webhooks/[...path].tsx": route24,
  "admin/wheel/[...path].tsx": route25,
  "api/[...path].ts": route26,
  "challenges/[...path].tsx": route27,
  "challenges/_layout.tsx": route28,
  "docs.tsx": route29,
  "docs/guides/[name].tsx": route30,
  "docs/guides/index.tsx": route31,
  "docs/integrations/[name].tsx": route32,
  "docs/integrations/index.tsx": route33,
  "forgot-password.tsx": route34,
  "index.tsx": route35,
  "insights/_layout.tsx": route36,
  "insights/engagement.tsx": route37,
  "insights/fairness/[...path].tsx": route38,
  "insights/performance/[...path].tsx": route39,
  "insights/report/[...path].tsx": route40,
  "invitations/[token].tsx": route41,
  "manifest.webmanifest.ts": route42,
  "offline.tsx": route43,
  "reset-password/[token].tsx": route44,
  "settings/[...path].tsx": route45,
  "settings/_layout.tsx": route46,
  "settings/index.ts": route47,
  "sign-in.tsx": route48,
  "sign-in/code.tsx": route49,
  "sign-out.ts": route50,
  "spins/verify.tsx": route51,
  "sw.js.ts": route52,
  "team/[...path].tsx": route53,
  "team/_layout.tsx": route54,
  "two-factor/_layout.tsx": route55,
  "two-factor/index.tsx": route56,
  "wall/[token].tsx": route57,
};
