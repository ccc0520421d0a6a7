import { asset } from "fresh/runtime";
import { define } from "../define.ts";

export default define.page(({ Component, state }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>Fixture</title>
      <link rel="stylesheet" href={asset("/site.css")} />
      <link rel="icon" href={asset("/dot.svg")} />
    </head>
    <body data-trail={state.trail?.join(" ")}>
      <nav>
        <a href="/">Home</a>
        <a href="/blog">Blog</a>
      </nav>
      <Component />
    </body>
  </html>
));
