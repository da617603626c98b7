/** The page that stands for a page that could not be shown. */
export const errorPage = {
  home: 'Go to the start page',
  code: 'If it goes on, tell us this code:',
};
