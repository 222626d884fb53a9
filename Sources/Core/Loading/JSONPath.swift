/// The six types of value that JSON knows.
package enum JSONType: String, Sendable, Equatable {
  case object, array, string, number, boolean, null
}

/// Where a value stands inside a document, as in `figures[12].quantity.value`.
package struct JSONPath: Sendable, Hashable, CustomStringConvertible {
  /// One step down.
  package enum Component: Sendable, Hashable {
    case key(String)
    /// Counted from 0.
    case index(Int)
  }

  /// The steps from the root of the document; empty for the root.
  package var components: [Component]

  /// Makes a path from its steps.
  package init(_ components: [Component] = []) {
    self.components = components
  }

  /// The root of a document.
  package static var root: JSONPath { JSONPath() }

  /// The path one step further, into an object.
  package func appending(key: String) -> JSONPath { JSONPath(components + [.key(key)]) }

  /// The path one step further, into an array.
  package func appending(index: Int) -> JSONPath { JSONPath(components + [.index(index)]) }

  /// The path as people write it; keys that are no plain words stand in brackets and quotes.
  ///
  /// Keys come from the file and may hold anything but control characters, which are escaped.
  package var description: String {
    var text = ""
    for component in components {
      switch component {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where Self.isPlain(key): text += text.isEmpty ? key : ".\(key)"
      case .key(let key): text += "[\(JSONWriter.quoted(key))]"
      }
    }
    return text
  }

  private static func isPlain(_ key: String) -> Bool {
    !key.isEmpty
      && key.unicodeScalars.allSatisfy {
        $0 == "_" || $0 == "-" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
      }
  }
}
