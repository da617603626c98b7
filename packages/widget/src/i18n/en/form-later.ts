/** On every form once it is touched. */
export const formLater = {
  capsLock: 'Caps lock is on.',
};
