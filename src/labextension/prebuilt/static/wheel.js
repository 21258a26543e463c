// The wheel alone scrolls the page, also over a figure; with Ctrl or ⌘ it zooms the figure, if the figure can be zoomed.

export function shareWheel(node, zooms) {
  const divide = (event) => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    else if (zooms()) event.preventDefault(); // the browser would zoom the page as well
  };
  node.addEventListener('wheel', divide, { capture: true, passive: false });
}
