/** An answer other than success, in the API's own codes. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function invalid(message: string): ApiError {
  return new ApiError(422, 'invalid_input', message);
}

export function unprocessable(code: string, message: string): ApiError {
  return new ApiError(422, code, message);
}
