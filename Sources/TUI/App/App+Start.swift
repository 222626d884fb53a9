internal import Core

extension App {
  /// Takes what the loader brought.
  mutating func receive(_ outcome: LoadOutcome) -> [Effect] {
    switch outcome {
    case .cancelled: return leave(130)
    case .failed(let findings):
      content = .failed(findings)
      return []
    case .opened(let dataset):
      open(Workspace(dataset: dataset))
      guard let workspace else { return [] }
      if let event = request.tally {
        let region = workspace.dataset.regions.find(event.region).map {
          workspace.dataset.regions[$0]
        }
        let place = region.map {
          LocalizedText(zh: RegionText(.zh).name($0), en: RegionText(.en).name($0))
        }
        tally = TallyPad(
          event, place: place ?? LocalizedText(zh: event.region), dataset: workspace.dataset)
        return []
      }
      if let wanted = request.presents { return presentRequested(wanted, workspace) }
      welcome(workspace)
      desk = desk.cleared()
      return beginEntry()
    }
  }

  /// Stands in an opened dataset where the start or the person wants to be.
  mutating func open(_ opened: Workspace) {
    var workspace = opened
    if let returning {
      workspace.stand(at: returning)
      self.returning = nil
    } else {
      resume(&workspace)
    }
    takeMyRegion(from: workspace)
    content = .open(workspace)
  }

  /// Goes where the command line says, else where the person left, else to their own region.
  private func resume(_ workspace: inout Workspace) {
    if let wanted = request.region {
      let near = workspace.dataset.regions.root
      if let id = workspace.dataset.regions.resolve(wanted) {
        workspace.start(at: id)
      } else if let hit = workspace.search.find(wanted, near: near, limit: 1).hits.first {
        workspace.show(hit)
      }
    } else if !request.ignoresSession, let place = session.place {
      workspace.go(to: place)
    } else if let id = session.myRegion, let region = workspace.dataset.regions.find(id) {
      workspace.start(at: region)
    }
    if let year = request.year { workspace.setPeriod(.year(year)) }
  }

  private mutating func welcome(_ workspace: Workspace) {
    let counts = workspace.engine.counts
    let origin = WelcomeOrigin(workspace.dataset.manifest, settings.language)
    // The keys of the welcome are those of browsing: where a grid opens at once, it names the data only.
    let mustFix = workspace.dataset.findings.count { $0.severity == .block }
    let welcome = Notice(
      phrase: mustFix > 0
        ? .welcomeWithFindings(origin, mustFix: mustFix)
        : resumesGrid
          ? .origin(origin)
          : .welcome(origin, figures: counts.figures, regions: counts.regions))
    // What is the matter with the terminal was said a moment ago and is to be read first.
    if notice == nil {
      notice = welcome
    } else {
      if notice?.until != nil { notice?.until = now + Self.noticeTime }
      nextNotice = welcome
    }
  }

  /// Opens the journal of data that may be written, and the grid where F2 has led to a practice copy.
  private mutating func beginEntry() -> [Effect] {
    guard let workspace, !workspace.dataset.folder.isEmpty,
      !workspace.dataset.manifest.isReadOnly
    else { return [] }
    desk.access = .closed
    let dataset = workspace.dataset
    desk.applied = dataset.journal.sequence
    var effects: [Effect] = [
      .entry(.openDrafts(folder: dataset.folder)),
      .entry(
        .open(folder: dataset.folder, at: dataset.journal, stamps: dataset.stamps)),
    ]
    effects += prepare(Catalogue.enterprises, at: workspace.selectedRegion)
    if resumesGrid {
      resumesGrid = false
      effects += edit()
    }
    return effects
  }

  /// Says what a person should know about this terminal.
  package mutating func announce(_ fact: TerminalNotice) {
    switch fact {
    case .localeFallback(_, let used): say(.localeFallback(used))
    case .clientIsNotUTF8: say(.terminalNotUTF8)
    case .noUTF8Locale:
      settings.language = .en
      say(.onlyASCII)
    case .noChineseGlyphs:
      // Who asked for Chinese, now or the last time, has a console that shows it.
      guard !request.fixesLanguage, session.language == nil else { return }
      settings.language = .en
      say(.noChineseGlyphs)
    case .ambiguousWidth: settings.ascii = true
    case .colorsOff: break
    }
  }

  /// Says that a text went nowhere; of one that was sent nobody knows whether it arrived.
  package mutating func announce(copying outcome: ClipboardOutcome) {
    switch outcome {
    case .requested: break
    case .tooLong: say(.copyTooLong)
    case .unsupported: say(.copyUnsupported)
    }
  }

  /// Says which characters of the screen this terminal cannot show.
  package mutating func announce(undrawable scalars: [Unicode.Scalar]) {
    say(.undrawable(scalars))
  }
}

extension Workspace {
  /// Starts in a region: inside it where it has parts, else on its row, where its dashboard is.
  mutating func start(at region: RegionID) {
    guard content(of: region) == .enterprises, let parent = dataset.regions[region].parent else {
      show(region)
      return
    }
    show(parent)
    select(region)
  }
}
