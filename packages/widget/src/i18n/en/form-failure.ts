/** On every form once something went wrong. */
export const formFailure = {
  wait: 'You can try again in {clock}.',
  again: 'Try again',
  attention: (count: number) =>
    count === 2 ? 'Two things need your attention' : `${count} things need your attention`,
};
