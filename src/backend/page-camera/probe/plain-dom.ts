/**
 * The document as the browser made it. A field or picture with a `name` stands for a property of its form or of the document, so that
 * `form.children` may be an input: what is asked of an element is asked of its prototype.
 */
const getter = <Holder extends object, Key extends keyof Holder>(
  holder: Holder,
  key: Key,
): ((target: Holder) => Holder[Key]) => {
  const { get } = Object.getOwnPropertyDescriptor(holder, key) as { get(this: Holder): Holder[Key] };
  return (target) => get.call(target);
};

export const childrenOf: (element: Element) => HTMLCollection = getter(Element.prototype, 'children');
export const tagOf: (element: Element) => string = getter(Element.prototype, 'tagName');
export const idOf: (element: Element) => string = getter(Element.prototype, 'id');
export const childNodesOf: (node: Node) => NodeListOf<ChildNode> = getter(Node.prototype, 'childNodes');
export const textOf: (node: Node) => string | null = getter(Node.prototype, 'textContent');
export const bodyOf: (document: Document) => HTMLElement = getter(Document.prototype, 'body');
export const rootOf: (document: Document) => HTMLElement = getter(Document.prototype, 'documentElement');

export const rectOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);

/** How many elements lie in it. */
export const countIn = (element: Element): number => Element.prototype.getElementsByTagName.call(element, '*').length;

export const allIn = (element: Element): NodeListOf<Element> =>
  Element.prototype.querySelectorAll.call(element, '*') as NodeListOf<Element>;

export const isVisible = (element: Element): boolean =>
  Element.prototype.checkVisibility.call(element, { opacityProperty: true, visibilityProperty: true });

export interface Extents {
  readonly scrollWidth: number;
  readonly clientWidth: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
}

const [scrollWidthOf, clientWidthOf] = [
  getter(Element.prototype, 'scrollWidth'),
  getter(Element.prototype, 'clientWidth'),
];
const [scrollHeightOf, clientHeightOf] = [
  getter(Element.prototype, 'scrollHeight'),
  getter(Element.prototype, 'clientHeight'),
];

export const extentsOf = (element: Element): Extents => ({
  scrollWidth: scrollWidthOf(element),
  clientWidth: clientWidthOf(element),
  scrollHeight: scrollHeightOf(element),
  clientHeight: clientHeightOf(element),
});

export const createCanvas = (): HTMLCanvasElement =>
  Document.prototype.createElement.call(document, 'canvas') as HTMLCanvasElement;
