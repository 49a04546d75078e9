/** Pictures of who calls whom, by themselves: what draws one needs nothing else of the doctor's page. */
export type { Picture, PictureArrow, PictureNode } from './page/picture/picture';
export { renderPicture } from './page/picture/render-picture';
export { PICTURE_STYLE } from './page/picture-style';
