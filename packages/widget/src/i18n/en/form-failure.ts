/** On every form once something went wrong. */
export const formFailure = {
  wait: 'You can try again in {clock}.',
  waitMinutes: (minutes: number) => `You can try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  attention: (count: number) =>
    count === 2 ? 'Two things need your attention' : `${count} things need your attention`,
};
