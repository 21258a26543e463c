// What a page's host says when it is asked for what a page has not.

/** What stands beyond a page's reach, and what to do instead. */
export const messages = {
  noFile: (path: string) =>
    `${path}: a page has no files. Fetch the bytes and give them to loadNpy, loadSafetensors or tensor; of the data sets, those ` +
    'that are made need no file, such as makeMNIST1D and makeImages; the rest of them is for Node',
  noWriting: (path: string) =>
    `${path}: a page has no files, so that nothing can be written here. Take what a training has shown from the History that fit ` +
    'returns, and the weights from stateDict, of which saveSafetensors makes the bytes of a file',
  noServer: () =>
    'a page cannot be a server: what a callback sends needs one that runs elsewhere, and its address. In a notebook of Node receiver() is one',
  noDrawing: () =>
    'a page draws the chart from its specification, chart.spec, with a library such as vega-embed; toSVG and toPNG are for Node',
};
