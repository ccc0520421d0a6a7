// A leaf that points up from its stem at the origin.
const LEAF = "M0 0C2.3-1.5 2.6-4.6 0-7.2-2.6-4.6-2.3-1.5 0 0Z";
// Degrees around the wreath from its base. A pair of leaves is at each.
const NODES = [18, 50, 82, 114] as const;
const TIP = 146;

/** Laurel's mark: a wreath of two branches, open at the top. */
export function LaurelMark({ size = 16 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} fill="currentColor" aria-hidden="true">
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
      {NODES.map((angle) => (
        <g key={angle} transform={`rotate(${angle} 16 15.5) translate(16 25.2)`}>
          <path d={LEAF} transform="rotate(-126)" />
          <path d={LEAF} transform="translate(0 -1.9) rotate(-62) scale(.72)" />
        </g>
      ))}
      <path
        d={LEAF}
        transform={`rotate(${TIP} 16 15.5) translate(16 25.2) rotate(-100)`}
      />
    </>
  );
}
