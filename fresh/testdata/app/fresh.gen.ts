// Written by the build from the files in routes/ and islands/. Do not edit it.
import * as island0 from "./islands/Counter.tsx";
import * as island1 from "./islands/Panel.tsx";
import * as island2 from "./islands/shared_signal.tsx";
import * as island3 from "./routes/(site)/(_islands)/Clock.tsx";
import * as route0 from "./routes/(site)/_layout.tsx";
import * as route1 from "./routes/(site)/about.tsx";
import * as route2 from "./routes/_app.tsx";
import * as route3 from "./routes/_error.tsx";
import * as route4 from "./routes/_middleware.ts";
import * as route5 from "./routes/api/[...path].ts";
import * as route6 from "./routes/blog/[...rest].tsx";
import * as route7 from "./routes/blog/[slug].tsx";
import * as route8 from "./routes/blog/_middleware.ts";
import * as route9 from "./routes/blog/index.tsx";
import * as route10 from "./routes/boom.tsx";
import * as route11 from "./routes/form.tsx";
import * as route12 from "./routes/index.tsx";
import * as route13 from "./routes/moved.tsx";

export const islands = {
  "islands/Counter.tsx": island0,
  "islands/Panel.tsx": island1,
  "islands/shared_signal.tsx": island2,
  "routes/(site)/(_islands)/Clock.tsx": island3,
};

export const routes = {
  "(site)/_layout.tsx": route0,
  "(site)/about.tsx": route1,
  "_app.tsx": route2,
  "_error.tsx": route3,
  "_middleware.ts": route4,
  "api/[...path].ts": route5,
  "blog/[...rest].tsx": route6,
  "blog/[slug].tsx": route7,
  "blog/_middleware.ts": route8,
  "blog/index.tsx": route9,
  "boom.tsx": route10,
  "form.tsx": route11,
  "index.tsx": route12,
  "moved.tsx": route13,
};
