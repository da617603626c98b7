/** Whether the bench only shows that it works: with `--quick` it does a tenth of everything, too little to trust. */
export const isQuick = process.argv.includes('--quick');

/** So many, or a tenth of it in a hurry. */
export function some(count: number): number {
  return isQuick ? Math.ceil(count / 10) : count;
}
