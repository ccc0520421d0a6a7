export default function Clock({ zone }: { zone: string }) {
  return <time class="clock">{zone}</time>;
}
