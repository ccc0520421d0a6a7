import { signal } from "@preact/signals";
import { Head } from "fresh/runtime";
import { define } from "../define.ts";
import Counter from "../islands/Counter.tsx";
import { Echo, Knob } from "../islands/shared_signal.tsx";
import Panel from "../islands/Panel.tsx";

// Text that would close the boot script if it were not escaped.
const hostile = '</script><b x="&">';

export default define.page(() => {
  const level = signal(7);
  return (
    <main>
      <Head>
        <title>Start</title>
        <meta name="description" content="the start page" />
      </Head>
      <img src="/dot.svg" alt="" />
      <Counter start={3} since={new Date(0)} label={hostile} />
      <Knob level={level} />
      <Echo level={level} />
      <Panel title={<em>slots</em>}>
        <p class="inner">
          drawn by the server <a href="/">home</a>
          <Counter start={40} since={new Date(0)} label="inside" />
        </p>
      </Panel>
    </main>
  );
});
