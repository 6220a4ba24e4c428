// What the end of a file's name says, where its bytes don't: which names a system runs, which are never shown in place, and what
// the files that bear them hide.
import type { Carrier, RunningKind } from '../../domain/hidden-data.ts';

const words = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(' '));

/** Ends of names that some system runs, or opens as something that can do more than show. */
export const RUNNING_NAMES: Readonly<Record<RunningKind, readonly string[]>> = {
  program: words(
    'exe com scr pif cpl dll sys ocx msi msp mst msix appx appxbundle msixbundle application xbap cab diagcab xll wll gadget chm appinstaller msu ppkg vsto hlp wsb',
    'apk apks aab xapk ipa jar jnlp class dex app pkg mpkg appimage run elf so dylib deb rpm snap flatpak flatpakref',
    'xpi crx swf air',
  ),
  script: words(
    'bat cmd btm ps1 psm1 psd1 ps1xml psc1 vb vbs vbe vbscript js jse mjs cjs ws wsf wsc wsh sct hta msc reg inf bas ahk au3',
    'sh bash zsh csh ksh fish command terminal tool workflow action scpt applescript osascript',
    'py pyc pyw pyz rb pl php phar lua tcl ipynb ps',
  ),
  macros: words(
    'docm dotm xlsm xltm xlam xlsb xla pptm potm ppam ppsm sldm ppa doc dot xls xlt xlm xlw ppt pps pot pub wiz',
    'one onepkg mdb accdb accde ade adp mde slk iqy dqy oqy',
  ),
  page: words('html htm xhtml xht shtml svg svgz xml xsl xslt mht mhtml xhtm mhtm webarchive maff mathml htc'),
  shortcut: words(
    'lnk url desktop webloc inetloc fileloc scf library-ms search-ms searchconnector-ms settingcontent-ms appref-ms',
    'website mapimail theme themepack deskthemepack rdp mobileconfig glk shs shb',
  ),
  disk: words('iso img vhd vhdx dmg vmdk vdi udf toast sparseimage ova ovf wim'),
};

/** Never in place whatever their bytes, besides those that run. */
export const NEVER_IN_PLACE: readonly string[] = words('pdf xps oxps eml msg ics vcf css wasm');

/** What files of these names hide. */
export const CARRIER_NAMES: Readonly<Partial<Record<Carrier, readonly string[]>>> = {
  picture: words('heic heif tif tiff raw dng nef cr2 cr3 arw orf raf rw2 psd avif jxl ico tga'),
  recording: words('mp3 mp4 m4a mov avi mkv wma wmv mpg mpeg mts ts vob flv aif aiff caf mid'),
  document: words('pdf doc docx xls xlsx ppt pptx odt ods odp rtf epub pages numbers key xps ps eps'),
  archive: words('zip rar 7z tar gz bz2 xz'),
  mail: words('eml msg mbox pst ost vcf ics'),
};
