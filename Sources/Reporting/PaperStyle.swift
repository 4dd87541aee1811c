/// How the paper looks: Decree 30/2020/NĐ-CP, appendix I, for print; on a screen a sheet of the same look.
///
/// weasyprint takes about a millisecond for each box of a table, so rules are few and tables have fixed columns.
enum PaperStyle {
    static let sheet: StaticString = """
        @page { size: A4; margin: 20mm 20mm 20mm 30mm;
          @top-center { content: counter(page); font: 13pt 'Times New Roman', 'Liberation Serif', serif } }
        @page :first { @top-center { content: none } }
        @page appendix { size: A4 landscape; margin: 20mm 15mm 20mm 30mm }
        body { font: 14pt/1.35 'Times New Roman', 'Liberation Serif', serif; color: #000; margin: 0 }
        p { margin: 0 0 6pt; text-align: justify; text-indent: 10mm; overflow-wrap: anywhere }
        h1, h2, h3 { font-size: 14pt; margin: 0; text-align: center; break-after: avoid }
        h2 { text-align: left; margin: 10pt 0 4pt; text-indent: 10mm }
        h3 { text-align: left; margin: 8pt 0 4pt; text-indent: 10mm; font-style: italic }
        ul { margin: 0 0 6pt; padding: 0; list-style: none }
        li { text-align: justify; text-indent: 10mm; margin-bottom: 3pt; overflow-wrap: anywhere }
        table { border-spacing: 0; width: 100%; table-layout: fixed }
        .head { font-weight: bold; text-align: center; margin-bottom: 14pt }
        .head td { vertical-align: top; padding: 0; font-size: 13pt; line-height: 1.25 }
        .head .body { width: 38% }
        .head .state { font-size: 12pt; white-space: nowrap }
        .head .rule { display: inline-block; border-bottom: 0.75pt solid; padding-bottom: 1pt; white-space: nowrap }
        .head .short { margin: 2pt auto 0; width: 30%; border-bottom: 0.75pt solid }
        .head .plain td { font-weight: normal; padding-top: 8pt }
        .head .place { font-size: 13.5pt; font-style: italic }
        .subject { margin-bottom: 14pt; text-align: center }
        .subject p { text-align: center; text-indent: 0; margin: 0 }
        .subject .short { margin: 3pt auto 0; width: 25%; border-bottom: 0.75pt solid }
        .figures { font-size: 11pt; margin-bottom: 8pt; line-height: 1.2 }
        .figures th, .figures td { border: solid #000; border-width: 0 0.5pt 0.5pt 0; padding: 2pt 3pt;
          vertical-align: top; overflow-wrap: anywhere }
        .figures th { font-weight: bold; text-align: center; border-top-width: 0.5pt }
        .figures th:first-child, .figures td:first-child { border-left-width: 0.5pt }
        .figures tr { break-inside: avoid }
        .figures .n { text-align: right; font-variant-numeric: tabular-nums }
        .figures .sum td { font-weight: bold }
        .plot { margin: 0 0 8pt; break-inside: avoid }
        .plot svg { display: block; width: 100% }
        .proof li { text-align: left; font-size: 12pt }
        .foot { margin-top: 16pt; break-inside: avoid }
        .foot td { vertical-align: top; padding: 0; width: 50% }
        .foot .to { font-size: 11pt }
        .foot .to b { font-size: 12pt; font-style: italic }
        .foot .sign { text-align: center; font-weight: bold }
        .foot .room { height: 28mm }
        .foot .hint { font-weight: normal; font-style: italic }
        .appendix { page: appendix; break-before: page }
        .appendix .figures { font-size: 10pt; line-height: 1.15 }
        .appendix .figures th, .appendix .figures td { padding: 1.5pt 2.5pt }
        .appendix .c { text-align: center }
        .appendix pre { font: 9.5pt/1.2 'Liberation Mono', 'Courier New', monospace; margin: 0 }
        @media screen {
          body { background: #777; padding: 8mm 0 }
          section { background: #fff; box-sizing: border-box; width: 210mm; margin: 0 auto 8mm;
            padding: 20mm 20mm 20mm 30mm; box-shadow: 0 1mm 4mm #333 }
          section.appendix { width: 297mm }
        }
        """
}
