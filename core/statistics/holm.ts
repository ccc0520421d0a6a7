/**
 * Adjusts p-values for being several, by Holm's step-down method: comparing each result with 0.05
 * keeps the probability of even one false finding at 5%, whether or not the values depend on each
 * other.
 * @returns the adjusted values, in the order of the given ones
 */
export function adjustHolm(pValues: readonly number[]): number[] {
  const order = pValues.map((pValue, index) => ({ pValue, index }))
    .sort((a, b) => a.pValue - b.pValue);
  const adjusted: number[] = new Array(pValues.length);
  let largest = 0;
  order.forEach(({ pValue, index }, rank) => {
    largest = Math.max(largest, Math.min(1, pValue * (pValues.length - rank)));
    adjusted[index] = largest;
  });
  return adjusted;
}
