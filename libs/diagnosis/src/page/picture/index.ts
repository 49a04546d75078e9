/** Pictures of who calls whom, by themselves: what draws one needs nothing else of the doctor's page. */
export type { Picture, PictureArrow, PictureNode } from './picture';
export { renderPicture } from './render-picture';
export { PICTURE_STYLE } from '../picture-style';
