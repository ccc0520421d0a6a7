import { useSignal } from "@preact/signals";

export default function Counter(props: { start: number; since: Date; label: string }) {
  const count = useSignal(props.start);
  return (
    <section class="counter" data-since={props.since.getTime()} data-label={props.label}>
      <output>{count}</output>
      <button type="button" onClick={() => count.value++}>more</button>
    </section>
  );
}
