import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

export default function Panel(props: { title: ComponentChildren; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <section id="panel">
      <h2>{props.title}</h2>
      <button type="button" id="toggle" onClick={() => setOpen(!open)}>toggle</button>
      {open ? <div id="content">{props.children}</div> : null}
    </section>
  );
}
