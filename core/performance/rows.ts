import type { Performance } from "./views.ts";

const COLUMNS = [
  ...["measure", "unit", "compared with", "before from", "before to", "after from", "after to"],
  ...[
    "people",
    "without Laurel",
    "before",
    "after",
    "difference",
    "low",
    "high",
    "p",
    "adjusted p",
  ],
  ...["verdict", "conclusion"],
];

/** Returns all comparisons as rows of a table, with the names of the columns first. */
export function performanceRows({ measures }: Performance): (readonly (string | number)[])[] {
  const rows = measures.flatMap(({ title, unit, comparisons }) =>
    comparisons.map((one) => {
      const { before, after, numbers } = one;
      const cells = numbers
        ? [
          ...[numbers.before, numbers.after, numbers.difference, numbers.low, numbers.high],
          ...[numbers.pValue, numbers.adjustedPValue],
        ]
        : ["", "", "", "", "", "", ""];
      return [
        ...[title, unit, one.kind],
        ...[before?.from ?? "", before?.to ?? "", after?.from ?? "", after?.to ?? ""],
        ...[one.people, one.withoutLaurel, ...cells, one.verdict, one.sentence],
      ];
    })
  );
  return [COLUMNS, ...rows];
}
