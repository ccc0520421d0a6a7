const LEAF = "M0 0C2.6-1.7 3.1-5 .5-8-2.3-5.6-2.6-2.1 0 0Z";
// Degrees around the wreath from its foot, and how far each leaf leans outwards.
const LEAVES = [22, 50, 78, 106, 134].map((angle) => ({ angle, inner: -26, outer: 38 }));

/** Laurel's mark: a wreath of two branches, open at the top. */
export function LaurelMark({ size = 16, title }: { size?: number; title?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="currentColor"
      role={title ? "img" : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : "true"}
    >
      <Branch />
      <g transform="matrix(-1 0 0 1 32 0)">
        <Branch />
      </g>
    </svg>
  );
}

function Branch() {
  return (
    <>
      <path
        d="M16 27.6C9.6 27.6 5 22.6 5 16.2 5 12.4 6.600 9 9.300 6.800"
        fill="none"
        stroke="currentColor"
        stroke-width="1.300"
        stroke-linecap="round"
      />
      {LEAVES.map(({ angle, inner, outer }) => (
        <g key={angle} transform={`rotate(${angle} 16 16.300) translate(16 27.500) rotate(-90)`}>
          <path d={LEAF} transform={`rotate(${outer - 90 + 90})`} />
          <path d={LEAF} transform={`rotate(${inner}) scale(-.82 .82)`} />
        </g>
      ))}
    </>
  );
}
