/** The page that stands for a page that could not be shown. */
export const errorPage = {
  home: 'Go to the home page',
  code: 'If this keeps happening, tell us this code:',
};
