// The smallest value that at least this share of all does not exceed (nearest rank).
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export const median = values => quantile(values, 0.5);
