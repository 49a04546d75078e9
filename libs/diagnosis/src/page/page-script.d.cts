/** Runs in the page: chooses, searches, filters. Its text is put into the page, so that it may use nothing of what is around it. */
export declare const PAGE_SCRIPT: () => void;
